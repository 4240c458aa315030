from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsroom', '0004_draft_section'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='form_key',
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
    ]
