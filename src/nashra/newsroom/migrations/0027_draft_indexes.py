from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0026_photo_look"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("last_published_at__isnull", True), ("live", False)),
                fields=["-updated_at", "-id"],
                name="article_draft",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("last_published_at__isnull", False), ("live", False)),
                fields=["-updated_at", "-id"],
                name="article_withdrawn",
            ),
        ),
    ]
