"""The algebra of values: what a date, a number, a duration may mean, and when two of them can both be true.

Every value is a set of possibilities. Two values conflict when the sets are disjoint, corroborate each other when
they are equal, and are compatible otherwise (one refines or overlaps the other).
"""
