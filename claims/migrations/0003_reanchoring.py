import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.lookups
import sources.models.functions
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0002_invariants'),
        ('sources', '0003_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reanchoring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('exact', models.TextField(blank=True, default='')),
                ('prefix', models.TextField(blank=True, default='')),
                ('suffix', models.TextField(blank=True, default='')),
                ('start', models.PositiveIntegerField(blank=True, null=True)),
                ('end', models.PositiveIntegerField(blank=True, null=True)),
                ('state', models.CharField(choices=[('exact', 'exact'), ('relocated', 'relocated'), ('altered', 'altered'), ('ambiguous', 'ambiguous'), ('orphan', 'orphan')], max_length=10)),
                ('edits', models.JSONField(blank=True, default=list)),
                ('reason', models.TextField()),
                ('citation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reanchorings', to='claims.citation')),
                ('finding', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reanchorings', to='claims.finding')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reanchorings', to='sources.snapshot')),
            ],
            options={
                'ordering': ('citation', '-id'),
                'constraints': [
                    models.UniqueConstraint(fields=('citation', 'snapshot'), name='reanchoring_once_per_snapshot'),
                    models.CheckConstraint(condition=models.Q(('state__in', ['exact', 'relocated', 'altered', 'ambiguous', 'orphan'])), name='reanchoring_state_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('start__isnull', False), ('state__in', ('exact', 'relocated', 'altered'))), models.Q(models.Q(('state__in', ('exact', 'relocated', 'altered')), _negated=True), ('start__isnull', True)), _connector='OR'), name='reanchoring_placed_if_found'),
                    models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reanchoring_says_why'),
                    models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(sources.models.functions.JsonType(models.F('edits')), models.Value('array'))), name='reanchoring_edits_list'),
                    models.CheckConstraint(condition=models.Q(models.Q(('end__isnull', True), ('exact', ''), ('prefix', ''), ('start__isnull', True), ('suffix', '')), models.Q(('end__isnull', False), ('start__isnull', False), ('start__lt', models.F('end'))), _connector='OR'), name='reanchoring_a_place_or_none'),
                    models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(sources.models.functions.CodePoints(models.F('exact')), django.db.models.functions.comparison.Coalesce(django.db.models.expressions.CombinedExpression(models.F('end'), '-', models.F('start')), 0))), name='reanchoring_exact_fills_span'),
                ],
            },
        ),
        migrations.AlterField(
            model_name='finding',
            name='first_run',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.checkrun'),
        ),
        migrations.AlterField(
            model_name='finding',
            name='last_run',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='claims.checkrun'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first_run__isnull', False), ('last_run__isnull', False)), ('rule', 'source.changed'), _connector='OR'), name='finding_of_a_run_or_a_source'),
        ),
    ]
