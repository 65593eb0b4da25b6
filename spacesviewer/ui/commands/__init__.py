"""The commands of the window: the lines of its menus, and what each of them does."""
