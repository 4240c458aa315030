from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0033_photo_tone")]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="decorative",
            field=models.BooleanField(
                default=False,
                help_text="Then readers who do not see it are told nothing of it.",
                verbose_name="says nothing that the text does not say",
            ),
        ),
    ]
