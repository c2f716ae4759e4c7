"""What an officer fills in and how it reads: answers, evaluation, findings. Pure."""
