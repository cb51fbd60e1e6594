"""What happens with reports while nobody sits at the machine: when they are made, and where they go."""
