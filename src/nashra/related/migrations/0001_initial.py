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
                name='RelatedStory',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('score', models.FloatField(default=0, verbose_name='likeness')),
                    ('words', models.CharField(blank=True, max_length=300, verbose_name='words in common')),
                    ('pinned', models.PositiveIntegerField(blank=True, null=True)),
                    ('struck', models.BooleanField(default=False)),
                    ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='related_stories', to='newsroom.article')),
                    ('related', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='related_to', to='newsroom.article', verbose_name='story')),
                ],
                options={
                    'verbose_name': 'related story',
                    'verbose_name_plural': 'related stories',
                    'ordering': [models.OrderBy(models.F('pinned'), nulls_last=True), '-score', '-related'],
                    'constraints': [models.UniqueConstraint(fields=('article', 'related'), name='related_once')],
                },
            ),
        ]),
    ]
