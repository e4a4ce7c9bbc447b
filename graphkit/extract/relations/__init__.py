"""Relations told in prose: a cascade over lines of symbols."""
