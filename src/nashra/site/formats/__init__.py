"""How Django and Wagtail write dates where their own formats for a language are wrong or missing."""
