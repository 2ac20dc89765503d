"""Names that the construct, the handlers and this job share; contract.json is generated from src/contract."""

import json
import pkgutil

# The package may be inside a zip, where no file can be opened.
_CONTRACT = json.loads(pkgutil.get_data(__package__, "contract.json"))

REQUEST_ARGUMENT = _CONTRACT["arguments"]["request"]
TRANSFORM_ARGUMENT = _CONTRACT["arguments"]["transform"]
TRANSFORM_NAME_ARGUMENT = _CONTRACT["arguments"]["transformName"]
RUN_ID_ARGUMENT = _CONTRACT["arguments"]["runId"]
REQUEST_VERSION = _CONTRACT["requestVersion"]
FACTS_VERSION = _CONTRACT["factsVersion"]
RESULT_NAME = _CONTRACT["resultName"]
PROCESSING_DATE_COLUMN = _CONTRACT["processingDateColumn"]
UNSAFE_IN_COLUMN_NAME = _CONTRACT["unsafeInColumnName"]
