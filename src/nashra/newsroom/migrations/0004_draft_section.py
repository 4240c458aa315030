import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('editions', '0001_initial'),
        ('newsroom', '0003_byline_of_author'),
    ]

    operations = [
        migrations.AlterField(
            model_name='placement',
            name='section',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='editions.section', verbose_name='section'),
        ),
    ]
