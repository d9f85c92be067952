"""`healthy.py URL`: exit 0 if the address answers with 200; the image has no curl."""

import sys
from urllib.request import urlopen

with urlopen(sys.argv[1], timeout=5) as answer:  # noqa: S310 - the address is compose.yaml's
    sys.exit(answer.status != 200)
