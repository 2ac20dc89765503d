"""Events of an AWS account that no API call of a test can cause. Each module is one fault; `control.py` serves their CONTROLS."""
