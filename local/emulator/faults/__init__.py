"""What happens in an AWS account, but by no call that a test could make. Each module is one fault; `control.py` serves their CONTROLS."""
