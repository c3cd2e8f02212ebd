// Package nearest suggests what somebody probably meant.
package nearest

import (
	"fmt"
	"slices"
	"strings"
)

// Check returns an error unless word is one of the known words.
func Check(word string, known ...string) error {
	if slices.Contains(known, word) {
		return nil
	}
	return fmt.Errorf("%q is not one of %s%s", word, strings.Join(known, ", "), Hint(word, known))
}

// Hint returns `, did you mean "x"?` for the known word that is nearest to
// word, or "" if none is near.
func Hint(word string, known []string) string {
	if near := Word(word, known); near != "" {
		return fmt.Sprintf(", did you mean %q?", near)
	}
	return ""
}

// Word returns the known word that differs from word in the fewest letters,
// or "" if they are more than a third of it.
func Word(word string, known []string) string {
	best, fewest := "", max(len(word)/3, 1)+1
	for _, candidate := range known {
		if d := distance(word, candidate); d < fewest {
			best, fewest = candidate, d
		}
	}
	return best
}

// distance is the number of letters to insert, delete, replace or swap with
// their neighbour (optimal string alignment).
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
