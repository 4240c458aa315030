import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("editions", "0006_feeds")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="lead_days",
            field=models.PositiveSmallIntegerField(
                default=7,
                help_text="A story that is so many days older than the newest leads no list for its picture.",
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="days of a lead",
            ),
        ),
    ]
