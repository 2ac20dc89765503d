import subprocess
import sys
import zipfile
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "glue-assets"


def test_the_package_works_from_a_zip_as_glue_loads_it(tmp_path):
    archive = tmp_path / "file_pipeline.zip"
    with zipfile.ZipFile(archive, "w") as package:
        for path in sorted(ASSETS.joinpath("file_pipeline").iterdir()):
            if path.is_file():
                package.write(path, f"file_pipeline/{path.name}")
    code = f"import sys; sys.path.insert(0, {str(archive)!r}); import file_pipeline.request; print(file_pipeline.__file__)"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path, timeout=900).stdout
    assert str(archive) in output
