"""What is in deploy/: right for the tools that read it, and in step with the project."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from streamlit import config

from levelmap.paths import package_root
from levelmap.server import settings

READS = "code"

ROOT = package_root()
DEPLOY = ROOT / "deploy"
FILES = [
    path for path in DEPLOY.rglob("*") if path.is_file() and path.suffix not in (".lock", ".json")
]
DOCUMENTS = list(yaml.safe_load_all((DEPLOY / "kubernetes" / "levelmap.yaml").read_text()))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["kind"])
def test_manifests_are_what_kubernetes_expects(document: dict):
    import kubernetes_validate  # noqa: PLC0415 (as long to import as all else together)

    kubernetes_validate.validate(document, "1.37", strict=True)


def test_a_pod_has_no_more_rights_than_it_needs():
    pod = next(d for d in DOCUMENTS if d["kind"] == "Deployment")["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert container["livenessProbe"]["httpGet"]["path"] == "/healthz"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_settings_that_exist_are_named(path: Path):
    known = set(re.findall(r"LEVELMAP_\w+", Path(settings.__file__).read_text()))
    known |= {"LEVELMAP_COOKIE_SECRET", "LEVELMAP_PATH"}  # of compose.yaml, handed on below
    text = path.read_text()
    assert set(re.findall(r"LEVELMAP_[A-Z_]+", text)) <= known
    of_streamlit = {
        "STREAMLIT_" + re.sub(r"(?<!^)([A-Z])", r"_\1", name.replace(".", "_")).upper()
        for name in config._config_options_template
    }
    assert set(re.findall(r"STREAMLIT_[A-Z_]+", text)) <= of_streamlit


def test_the_image_copies_what_is_there():
    text = (DEPLOY / "Dockerfile").read_text()
    for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.M):
        *sources, _target = line.split()
        assert all((ROOT / source).exists() for source in sources)
    assert re.search(r"^USER 10001$", text, re.M)


def test_compose_starts_copies_behind_the_same_configuration():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    assert set(services) == {"copy1", "copy2", "proxy"}
    assert all(services[name]["read_only"] for name in ("copy1", "copy2"))
    conf = (DEPLOY / "nginx" / "levelmap.conf").read_text()
    for server in re.findall(r"s/(127\.0\.0\.1:\d+)/", " ".join(services["proxy"]["command"])):
        assert f"server {server} " in conf


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
@pytest.mark.parametrize("unit", sorted((DEPLOY / "systemd").iterdir()), ids=lambda path: path.name)
def test_units_are_what_systemd_expects(unit: Path, tmp_path: Path):
    text = unit.read_text().replace("/srv/levelmap/.venv/bin/", "/bin/true ")
    copy = tmp_path / unit.name
    copy.write_text(text)
    for other in (DEPLOY / "systemd").iterdir():
        if other.name != unit.name:
            (tmp_path / other.name).write_text(
                other.read_text().replace("/srv/levelmap/.venv/bin/", "/bin/true ")
            )
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(copy)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert unit.name.split("@")[0] not in said.stderr, said.stderr


def _pinned(path: Path) -> dict[str, str]:
    pins = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", path.read_text(), re.M)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in pins}


@pytest.mark.parametrize("name", ["requirements.lock", "deploy/requirements.lock"])
def test_every_locked_package_has_its_hash(name: str):
    text = (ROOT / name).read_text()
    entries = re.split(r"\n(?=[A-Za-z0-9])", text[text.index("\n", text.rindex("#")) :].strip())
    assert len(entries) > 50
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_lock_is_of_the_pinned_set():
    pinned = _pinned(ROOT / "requirements.txt")
    assert pinned.items() <= _pinned(ROOT / "requirements.lock").items(), "run deploy/lock"
    app = _pinned(DEPLOY / "requirements.lock")
    shared = pinned.keys() & app.keys()
    assert {name: app[name] for name in shared} == {name: pinned[name] for name in shared}
    assert {"streamlit", "starlette", "pandas"} <= app.keys()
    assert not {"pytest", "playwright", "topojson"} & app.keys()


def test_the_bill_of_materials_is_of_the_lock():
    bill = json.loads((DEPLOY / "sbom.cdx.json").read_text())
    assert bill["bomFormat"] == "CycloneDX"
    listed = {re.sub(r"[-_.]+", "-", c["name"]).lower(): c["version"] for c in bill["components"]}
    locked = _pinned(DEPLOY / "requirements.lock")
    assert listed.items() <= locked.items(), "run deploy/lock"


def test_every_package_of_the_bill_has_a_licence():
    bill = json.loads((DEPLOY / "sbom.cdx.json").read_text())
    names = {component["name"].lower() for component in bill["components"]}
    rows = re.findall(
        r"^\| (\S+) +\| \S+ +\| (.+?) +\|$", (ROOT / "docs" / "licences.md").read_text(), re.M
    )
    assert names <= {name.lower() for name, _ in rows}
    unknown = {name for name, licence in rows if licence.upper() == "UNKNOWN"}
    assert unknown == {"streamlit-folium"}  # MIT; the package itself does not say so


def _audit(tmp_path: Path, database: str, found: int) -> subprocess.CompletedProcess:
    """Run the audit with a stand-in for pip-audit that ends with *found*."""
    tool = tmp_path / "pip-audit"
    tool.write_text(f'#!/bin/sh\necho "$@"\nexit {found}\n')
    tool.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    return subprocess.run(
        [DEPLOY / "audit"],
        env={**os.environ, "PATH": path, "ADVISORIES": database},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("found", [0, 1])
def test_a_known_weakness_fails_the_audit(tmp_path: Path, found: int):
    database = tmp_path / "advisories.json"
    database.write_text('{"vulnerabilities": []}')
    done = _audit(tmp_path, database.as_uri(), found)
    assert done.returncode == found
    assert done.stdout == "--require-hashes --disable-pip -r deploy/requirements.lock\n"


@pytest.mark.parametrize("held", [None, '{"info": {}}', "<html>"])
def test_an_audit_without_its_database_says_so(tmp_path: Path, held: str | None):
    database = tmp_path / "advisories.json"
    if held is not None:
        database.write_text(held)
    done = _audit(tmp_path, database.as_uri(), 1)
    assert done.returncode == 0
    assert done.stdout.startswith("Advisories were not looked for: ")
