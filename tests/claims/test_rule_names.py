"""The rule names of the code and of the documentation are the same ones."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NAMED = re.compile(r'"((?:quote|quantity|responsibility|statement|name|source)\.[a-z]+)"')


def test_every_rule_that_the_code_can_give_is_documented_and_no_other():
    files = [*(ROOT / "claims" / "kinds").rglob("*.py"), *(ROOT / "claims" / "rules").rglob("*.py")]
    given = {rule for path in files for rule in NAMED.findall(path.read_text(encoding="utf-8"))}
    table = (ROOT / "docs" / "verify.md").read_text(encoding="utf-8").split("## Rules")[1].split("## FACTS")[0]
    documented = set()
    for row in table.splitlines():
        family = ""
        for name in re.findall(r"([a-z]*)\.([a-z]+)(?=[,| ])", row.split("|")[1] if row.startswith("|") else ""):
            family = name[0] or family
            documented.add(f"{family}.{name[1]}")
    assert documented == given
