"""From printed lines to lines of text: small stages, each of which says what it guarantees."""
