import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.lookups
import sources.models.functions
import sources.roles
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0004_disagreements'),
        ('sources', '0004_shingles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NameSuggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('first', models.CharField(max_length=300)),
                ('second', models.CharField(max_length=300)),
                ('first_plain', models.CharField(max_length=300)),
                ('second_plain', models.CharField(max_length=300)),
                ('sure', models.BooleanField(default=False)),
                ('reason', models.TextField()),
                ('state', models.CharField(choices=[('open', 'open'), ('accepted', 'one name'), ('refused', 'two names')], default='open', max_length=8)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='name_suggestions', to='sources.desk')),
                ('dossier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='name_suggestions', to='claims.dossier')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='NameSighting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('exact', models.TextField(blank=True, default='')),
                ('prefix', models.TextField(blank=True, default='')),
                ('suffix', models.TextField(blank=True, default='')),
                ('start', models.PositiveIntegerField(blank=True, null=True)),
                ('end', models.PositiveIntegerField(blank=True, null=True)),
                ('side', models.CharField(choices=[('first', 'first'), ('second', 'second')], max_length=6)),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='name_sightings', to='sources.snapshot')),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sightings', to='claims.namesuggestion')),
            ],
            options={
                'ordering': ('suggestion', 'side', 'id'),
            },
        ),
        migrations.CreateModel(
            name='NameDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('action', models.CharField(choices=[('accept', 'taken for one name'), ('refuse', 'taken for two names'), ('merge', 'merged'), ('split', 'split')], max_length=8)),
                ('first', models.CharField(max_length=300)),
                ('second', models.CharField(max_length=300)),
                ('why', models.TextField(blank=True, default='')),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='claims.actor')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='name_decisions', to='sources.desk')),
                ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='other_decisions', to='claims.actor')),
                ('suggestion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='claims.namesuggestion')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.AddIndex(
            model_name='namesuggestion',
            index=models.Index(fields=['desk', 'state'], name='name_suggestion_queue'),
        ),
        migrations.AddConstraint(
            model_name='namesuggestion',
            constraint=models.UniqueConstraint(fields=('desk', 'first_plain', 'second_plain'), name='name_suggestion_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='namesuggestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first_plain', models.F('second_plain')), _negated=True), models.Q(('first', ''), _negated=True), models.Q(('second', ''), _negated=True)), name='name_suggestion_two_spellings'),
        ),
        migrations.AddConstraint(
            model_name='namesuggestion',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'accepted', 'refused'])), name='name_suggestion_state_known'),
        ),
        migrations.AddConstraint(
            model_name='namesuggestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='name_suggestion_decided_by_whom_and_when'),
        ),
        migrations.AddConstraint(
            model_name='namesighting',
            constraint=models.UniqueConstraint(fields=('suggestion', 'side', 'snapshot'), name='name_sighting_once_per_snapshot'),
        ),
        migrations.AddConstraint(
            model_name='namesighting',
            constraint=models.CheckConstraint(condition=models.Q(('side__in', ['first', 'second'])), name='name_sighting_side_known'),
        ),
        migrations.AddConstraint(
            model_name='namesighting',
            constraint=models.CheckConstraint(condition=models.Q(('start__isnull', False)), name='name_sighting_has_a_place'),
        ),
        migrations.AddConstraint(
            model_name='namesighting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end__isnull', True), ('exact', ''), ('prefix', ''), ('start__isnull', True), ('suffix', '')), models.Q(('end__isnull', False), ('start__isnull', False), ('start__lt', models.F('end'))), _connector='OR'), name='name_sighting_a_place_or_none'),
        ),
        migrations.AddConstraint(
            model_name='namesighting',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(sources.models.functions.CodePoints(models.F('exact')), django.db.models.functions.comparison.Coalesce(django.db.models.expressions.CombinedExpression(models.F('end'), '-', models.F('start')), 0))), name='name_sighting_exact_fills_span'),
        ),
        migrations.AddConstraint(
            model_name='namedecision',
            constraint=models.CheckConstraint(condition=models.Q(('action__in', ['accept', 'refuse', 'merge', 'split'])), name='name_decision_action_known'),
        ),
        sources.roles.AppendOnly("claims_namedecision"),
        migrations.RunSQL(
            "ALTER TABLE claims_namesuggestion ADD CONSTRAINT name_suggestion_dossier_of_its_desk"
            " FOREIGN KEY (dossier_id, desk_id) REFERENCES claims_dossier (id, desk_id) DEFERRABLE INITIALLY DEFERRED",
            "ALTER TABLE claims_namesuggestion DROP CONSTRAINT name_suggestion_dossier_of_its_desk",
        ),
    ]
