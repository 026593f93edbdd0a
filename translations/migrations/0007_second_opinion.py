from django.db import migrations, models


def verify_again(apps, schema_editor):
    """Have every article verified when it is next looked at, so that drafts from before get the
    estimate they lack."""
    apps.get_model("translations", "ArticleVerification").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("translations", "0006_rendition_score_drop"),
    ]

    operations = [
        migrations.AddField(
            model_name="translation",
            name="agreement",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.RunPython(verify_again, migrations.RunPython.noop),
    ]
