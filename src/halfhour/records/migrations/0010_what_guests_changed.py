from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_servers_tried_beside_the_page"),
    ]

    operations = [
        migrations.AddField(
            model_name="booking",
            name="known_start",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
