"""Everything done after the answer: checks, publishing, mail, the timetable. It runs without Flask."""
