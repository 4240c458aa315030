
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0034_photo_decorative"),
    ]

    operations = [
        migrations.AlterField(
            model_name="photo",
            name="caption",
            field=models.TextField(
                blank=True,
                help_text="What the picture shows; readers see it where a story gives the picture no caption of its own.",
                verbose_name="caption",
            ),
        ),
    ]
