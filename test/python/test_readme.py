"""Every Python example of the README that PyPI shows runs with the generated package.

jsii-rosetta translates the TypeScript examples into statements of a stack's constructor; an example that makes its own app runs as it is.
"""

import os
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BINDINGS = ROOT / "dist" / "bindings" / "python"


def blocks(file, language):
    return re.findall(rf"^```{language}\n(.*?)^```", file.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


EXAMPLES = blocks(BINDINGS / "README.md", "python")


@pytest.fixture(scope="session", autouse=True)
def process_of_jsii(tmp_path_factory):
    """Node.js, which runs the constructs, keeps the folder and the variables that it finds when the first module is imported."""
    folder = tmp_path_factory.mktemp("readme")
    (transform,) = [code for code in blocks(ROOT / "docs" / "file-types.md", "python") if code.startswith("# refunds.py\n")]
    (folder / "refunds.py").write_text(transform, encoding="utf-8")
    os.chdir(folder)
    os.environ.update(CDK_OUTDIR=str(folder / "cdk.out"), CDK_VALIDATION="false", JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION="1")
    sys.path.insert(0, str(BINDINGS / "src"))


def warnings_of(code):
    from aws_cdk import App, Stack
    from aws_cdk.assertions import Annotations, Match

    if "app = App()" in code:
        names = {}
        exec(code, names)
        stack = names["stack"]
    else:
        app = App(context={"aws:cdk:disable-asset-staging": True})
        stack = Stack(app, "Readme")
        exec(code, {"self": stack})
        app.synth()
    return [message.entry.data for message in Annotations.from_stack(stack).find_warning("*", Match.any_value())]


def test_every_example_of_the_repository_is_among_them():
    readme = ROOT / "README.md"
    assert len(EXAMPLES) == len(blocks(readme, "ts")) + len(blocks(readme, "python"))
    assert len(EXAMPLES) >= 8


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_synthesizes_without_a_warning(code):
    assert warnings_of(code) == []


def test_a_wrong_example_fails():
    with pytest.raises(TypeError, match="delimitter"):
        warnings_of('from cdk_file_processing_pipeline import FileType\nFileType.csv(delimitter=";")\n')
