from django.http import HttpResponse
def count_view(r): return HttpResponse()
