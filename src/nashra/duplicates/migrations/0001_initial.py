import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('newsroom', '0002_rename_departed_story'),
        ('nashra_search', '0004_models_move'),
    ]

    operations = [
        # The table is there already: nashra_search made it.
        migrations.SeparateDatabaseAndState(state_operations=[
            migrations.CreateModel(
                name='SignatureBand',
                fields=[
                    ('key', models.BigAutoField(primary_key=True, serialize=False)),
                ],
            ),
            migrations.CreateModel(
                name='StorySignature',
                fields=[
                    ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='signature', serialize=False, to='newsroom.article')),
                    ('bands', models.BinaryField(default=bytes)),
                ],
            ),
        ]),
    ]
