from django.http import HttpResponse
def health(r, exception=None): return HttpResponse()
gallery=media=static=robots=older=not_found=health
def server_error(r): return HttpResponse()
