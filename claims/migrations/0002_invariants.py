"""What never changes, and rows that must belong to the same thing: a version to its claim, a source to its desk."""

from django.db import migrations

from sources.roles import AppendOnly


def together(table: str, name: str, columns: str, target: str, target_columns: str) -> migrations.RunSQL:
    """A foreign key over two columns, which Django's models cannot say; checked when the transaction commits."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({columns})"
        f" REFERENCES {target} ({target_columns}) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_records"), ("sources", "0003_append_only")]
    operations = [
        AppendOnly("claims_draftversion"),
        AppendOnly("claims_claimversion"),
        AppendOnly("claims_decision"),
        together("claims_claim", "claim_current_is_its_own", "current_id, id", "claims_claimversion", "id, claim_id"),
        together(
            "claims_decision", "decision_version_of_its_claim", "claim_version_id, claim_id",
            "claims_claimversion", "id, claim_id",
        ),
        together(
            "claims_finding", "finding_version_of_its_claim", "claim_version_id, claim_id",
            "claims_claimversion", "id, claim_id",
        ),
        together("claims_dossier", "dossier_draft_of_its_desk", "draft_id, desk_id", "sources_source", "id, desk_id"),
        together(
            "claims_dossiersource", "dossier_source_of_its_desk", "source_id, desk_id", "sources_source", "id, desk_id"
        ),
        together(
            "claims_dossiersource", "dossier_source_dossier_of_its_desk", "dossier_id, desk_id",
            "claims_dossier", "id, desk_id",
        ),
    ]
