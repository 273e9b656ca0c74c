import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0003_reanchoring'),
        ('sources', '0004_shingles'),
    ]

    operations = [
        migrations.CreateModel(
            name='Disagreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('rule', models.CharField(max_length=60)),
                ('severity', models.CharField(choices=[('high', 'high'), ('medium', 'medium'), ('low', 'low'), ('info', 'info')], max_length=10)),
                ('message', models.TextField()),
                ('arithmetic', models.TextField(blank=True, default='')),
            ],
            options={
                'ordering': ('fact', 'other', 'id'),
            },
        ),
        migrations.RemoveIndex(
            model_name='fact',
            name='fact_interval',
        ),
        migrations.AddIndex(
            model_name='fact',
            index=models.Index(fields=['subject_key', 'measure_key', 'event_key', 'place_key', 'lo_index', 'hi_index'], name='fact_meets'),
        ),
        migrations.AddField(
            model_name='disagreement',
            name='fact',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='disagreements', to='claims.fact'),
        ),
        migrations.AddField(
            model_name='disagreement',
            name='other',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='claims.fact'),
        ),
        migrations.AddConstraint(
            model_name='disagreement',
            constraint=models.UniqueConstraint(fields=('fact', 'other', 'rule'), name='disagreement_once_per_rule'),
        ),
        migrations.AddConstraint(
            model_name='disagreement',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['high', 'medium', 'low', 'info'])), name='disagreement_severity_known'),
        ),
    ]
