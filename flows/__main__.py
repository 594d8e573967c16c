"""`python -m flows` is `headway`."""

from flows.cli import main

if __name__ == "__main__":
    main()
