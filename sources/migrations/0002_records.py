import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.lookups
import sources.models.functions
import sources.models.material
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '__first__'),
        ('sources', '0001_roles'),
    ]

    operations = [
        migrations.CreateModel(
            name='Desk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('name', models.CharField(max_length=200)),
                ('slug', models.SlugField(max_length=64, unique=True)),
            ],
            options={
                'ordering': ('name', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='desk_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('key', models.CharField(blank=True, default='', max_length=200)),
                ('arguments', models.JSONField(blank=True, default=dict)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('running', 'running'), ('dead', 'dead')], default='waiting', max_length=8)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('max_attempts', models.PositiveIntegerField(default=8)),
                ('due', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('error', models.TextField(blank=True, default='')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            ],
            options={
                'ordering': ('due', 'id'),
                'indexes': [models.Index(condition=models.Q(('state', 'dead'), _negated=True), fields=['due', 'id'], name='job_due'), models.Index(condition=models.Q(('state', 'dead')), fields=['-due', '-id'], name='job_dead')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting'), models.Q(('key', ''), _negated=True)), fields=('name', 'key'), name='job_waits_once_per_key'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'running', 'dead'])), name='job_state_known'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='job_has_a_name'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(sources.models.functions.JsonType(models.F('arguments')), models.Value('object'))), name='job_arguments_object'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'running'), _negated=True), ('attempts__gt', 0), _connector='OR'), name='job_running_is_counted'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'dead'), _negated=True), models.Q(('error', ''), _negated=True), _connector='OR'), name='job_dead_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('purpose', models.CharField(choices=[('evidence', 'evidence'), ('draft', 'draft')], default='evidence', max_length=8)),
                ('csl_type', models.CharField(choices=sources.models.material.csl_type_choices, default='document', max_length=32)),
                ('title', models.CharField(max_length=500)),
                ('authors', models.JSONField(blank=True, default=list, help_text='Names in order, as a list of strings.')),
                ('publisher', models.CharField(blank=True, default='', max_length=300)),
                ('issued', models.DateField(blank=True, null=True)),
                ('issued_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='', max_length=8)),
                ('url', models.CharField(blank=True, default='', max_length=2000)),
                ('language', models.CharField(blank=True, default='', help_text='BCP 47, for example en or ar-IQ.', max_length=35)),
                ('standing', models.CharField(choices=[('primary', 'primary'), ('secondary', 'secondary'), ('unknown', 'not said')], default='unknown', max_length=10)),
                ('voice', models.CharField(choices=[('author', "its author's"), ('speaker', "one speaker's (an interview, a speech)"), ('none', "nobody's")], default='none', max_length=8)),
                ('voice_name', models.CharField(blank=True, default='', max_length=300)),
                ('figures_status', models.CharField(blank=True, choices=[('projection', 'projection'), ('partial', 'partial'), ('preliminary', 'preliminary'), ('final', 'final'), ('corrected', 'corrected')], default='', max_length=12)),
                ('figures_as_of', models.DateField(blank=True, null=True)),
                ('confidential', models.BooleanField(default=False)),
                ('open_to_guests', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='sources.desk')),
            ],
            options={
                'ordering': ('-created_at', '-id'),
                'indexes': [models.Index(fields=['desk', '-created_at', '-id'], name='source_desk_recent')],
                'constraints': [models.UniqueConstraint(fields=('id', 'desk'), name='source_with_its_desk'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='source_has_a_title'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(sources.models.functions.JsonType(models.F('authors')), models.Value('array'))), name='source_authors_list'), models.CheckConstraint(condition=models.Q(('purpose__in', ['evidence', 'draft'])), name='source_purpose_known'), models.CheckConstraint(condition=models.Q(('standing__in', ['primary', 'secondary', 'unknown'])), name='source_standing_known'), models.CheckConstraint(condition=models.Q(('voice__in', ['author', 'speaker', 'none'])), name='source_voice_known'), models.CheckConstraint(condition=models.Q(('issued_precision__in', ['day', 'month', 'year', ''])), name='source_precision_known'), models.CheckConstraint(condition=models.Q(('figures_status__in', ['projection', 'partial', 'preliminary', 'final', 'corrected', ''])), name='source_figures_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('issued__isnull', True), ('issued_precision', '')), models.Q(('issued__isnull', False), models.Q(('issued_precision', ''), _negated=True)), _connector='OR'), name='source_date_with_precision'), models.CheckConstraint(condition=models.Q(models.Q(('voice', 'speaker'), _negated=True), models.Q(('voice_name', ''), _negated=True), _connector='OR'), name='source_speaker_is_named'), models.CheckConstraint(condition=models.Q(('confidential', True), ('open_to_guests', True), _negated=True), name='source_confidential_or_open')],
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('raw', models.BinaryField()),
                ('raw_sha256', models.CharField(max_length=64)),
                ('raw_size', models.GeneratedField(db_persist=True, expression=sources.models.functions.ByteCount('raw'), output_field=models.IntegerField())),
                ('filename', models.CharField(blank=True, default='', max_length=255)),
                ('media_type', models.CharField(blank=True, default='', max_length=255)),
                ('text', models.TextField(blank=True)),
                ('text_sha256', models.CharField(max_length=64)),
                ('text_length', models.GeneratedField(db_persist=True, expression=sources.models.functions.CodePoints('text'), output_field=models.IntegerField())),
                ('reader', models.CharField(max_length=64)),
                ('reader_version', models.CharField(max_length=32)),
                ('canonicalisation', models.CharField(max_length=32)),
                ('title', models.CharField(blank=True, default='', max_length=500)),
                ('metadata', models.JSONField(blank=True, default=dict)),
                ('pages', models.JSONField(blank=True, default=list)),
                ('tables', models.JSONField(blank=True, default=list)),
                ('warnings', models.JSONField(blank=True, default=list)),
                ('captured_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('captured_from', models.CharField(blank=True, default='', max_length=2000)),
                ('captured_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='snapshots', to='sources.source')),
            ],
            options={
                'ordering': ('-captured_at', '-id'),
                'indexes': [models.Index(fields=['raw_sha256'], name='snapshot_raw_sha256'), models.Index(fields=['text_sha256'], name='snapshot_text_sha256')],
                'constraints': [models.UniqueConstraint(fields=('source', 'raw_sha256'), name='snapshot_once_per_source_and_bytes'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(models.F('raw_sha256'), sources.models.functions.Sha256OfBytes(models.F('raw')))), name='snapshot_raw_hash_true'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(models.F('text_sha256'), sources.models.functions.Sha256OfText(models.F('text')))), name='snapshot_text_hash_true'), models.CheckConstraint(condition=models.Q(('raw_size__lte', 67108864)), name='snapshot_raw_size_capped'), models.CheckConstraint(condition=models.Q(models.Q(('reader', ''), _negated=True), models.Q(('reader_version', ''), _negated=True), models.Q(('canonicalisation', ''), _negated=True)), name='snapshot_reader_versions_said'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(sources.models.functions.JsonType(models.F('metadata')), models.Value('object'))), name='snapshot_metadata_object'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(sources.models.functions.JsonType(models.F('pages')), models.Value('array'))), name='snapshot_pages_list'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(sources.models.functions.JsonType(models.F('tables')), models.Value('array'))), name='snapshot_tables_list'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(sources.models.functions.JsonType(models.F('warnings')), models.Value('array'))), name='snapshot_warnings_list')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('role', models.CharField(choices=[('administrator', 'administrator'), ('editor', 'editor'), ('checker', 'checker'), ('second_reader', 'second reader'), ('guest', 'guest')], max_length=16)),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='sources.desk')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('desk', 'id'),
                'indexes': [models.Index(fields=['user', 'role'], name='membership_user_role')],
                'constraints': [models.UniqueConstraint(fields=('desk', 'user'), name='membership_once_per_desk'), models.CheckConstraint(condition=models.Q(('role__in', ['administrator', 'editor', 'checker', 'second_reader', 'guest'])), name='membership_role_known')],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('cutter', models.CharField(help_text='Version of the rule that cut it.', max_length=32)),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='sources.snapshot')),
            ],
            options={
                'ordering': ('snapshot', 'start', 'end'),
                'constraints': [models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='passage_start_before_end'), models.UniqueConstraint(fields=('snapshot', 'start', 'end'), name='passage_once_per_span')],
            },
        ),
    ]
