"""Where the bundled program starts."""

from penholder.__main__ import main

main()
