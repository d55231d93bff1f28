"""serve: a graph over HTTP — SPARQL, a page for every IRI, search, and the graph to explore.

``app`` answers requests; ``pool`` hands whatever touches the store to ``worker`` processes, which can
be killed at a limit; ``run`` is what the command line starts. Workers import only what they need.
"""
