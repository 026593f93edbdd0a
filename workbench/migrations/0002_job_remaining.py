from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("workbench", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="job",
            name="remaining",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
    ]
