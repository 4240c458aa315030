from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_initial")]

    operations = [migrations.RenameModel("DepartedStory", "GoneStory")]
