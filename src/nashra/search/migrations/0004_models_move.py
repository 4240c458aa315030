from django.db import migrations


class Migration(migrations.Migration):
    """Related lists and signatures have apps of their own; their tables keep their rows."""

    dependencies = [("nashra_search", "0003_signatures")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable("relatedstory", "nashra_related_relatedstory"),
                migrations.AlterModelTable("storysignature", "nashra_duplicates_storysignature"),
                migrations.AlterModelTable("signatureband", "nashra_duplicates_signatureband"),
            ],
            state_operations=[
                migrations.DeleteModel("RelatedStory"),
                migrations.DeleteModel("StorySignature"),
                migrations.DeleteModel("SignatureBand"),
            ],
        )
    ]
