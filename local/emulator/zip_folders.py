"""Zips folders; the same files always result in the same bytes. Standard input is `[{"folder": ..., "zip": ...}]`."""

import json
import sys
import zipfile
from pathlib import Path

EPOCH_OF_ZIP = (1980, 1, 1, 0, 0, 0)
READABLE_FILE = 0o100644 << 16


def zip_folder(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), EPOCH_OF_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = READABLE_FILE
            archive.writestr(entry, file.read_bytes())


for job in json.load(sys.stdin):
    zip_folder(Path(job["folder"]), Path(job["zip"]))
