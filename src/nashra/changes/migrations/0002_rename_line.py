from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("changes", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="line", name="one_line"),
        migrations.RenameModel("Line", "ChangeSequence"),
        migrations.AddConstraint(
            model_name="changesequence",
            constraint=models.CheckConstraint(condition=models.Q(pk=1), name="one_sequence"),
        ),
    ]
