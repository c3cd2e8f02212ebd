package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/engine"
)

// fingerprints identify the findings of one file, even after other parts of
// the file have changed.
type fingerprints struct {
	lines []string
	seen  map[string]int
}

func newFingerprints(source *document.Source) *fingerprints {
	return &fingerprints{lines: lineHashes(source.Content), seen: map[string]int{}}
}

// of returns the fingerprints of a finding: GitHub's, a hash of the text from
// its line on, and ours, a hash of rule, document and field, which does not
// change with the line. Both end with a counter of duplicates in the file.
func (f *fingerprints) of(finding engine.Finding) map[string]string {
	identity := strings.Join([]string{finding.Rule.Name, finding.Document.Name(), finding.Path.Pointer()}, "\x00")
	sum := sha256.Sum256([]byte(identity))
	hash := hex.EncodeToString(sum[:])
	f.seen[hash]++
	prints := map[string]string{"akslint/v1": hash + ":" + strconv.Itoa(f.seen[hash])}
	if line := int(finding.Span.Line); line >= 1 && line <= len(f.lines) {
		prints["primaryLocationLineHash"] = f.lines[line-1]
	}
	return prints
}

// lineHashes returns the primaryLocationLineHash of every line, exactly as
// the action github/codeql-action/upload-sarif computes it; GitHub matches
// alerts by it. The hash of a line covers its first characters other than
// space and tab, continuing on the next lines if it is short. CR and CRLF
// count as LF, and the end of the text as a character that does not occur in
// text.
func lineHashes(text []byte) []string {
	hasher := newLineHasher()
	afterCR := false
	for _, r := range string(text) {
		if r == ' ' || r == '\t' || r == '\n' && afterCR {
			afterCR = false
			continue
		}
		afterCR = r == '\r'
		switch {
		case afterCR:
			hasher.add('\n')
		case utf16.RuneLen(r) == 2:
			high, low := utf16.EncodeRune(r)
			hasher.add(high)
			hasher.add(low)
		default:
			hasher.add(r)
		}
	}
	return hasher.finish()
}

// hashed is the number of UTF-16 code units that the hash of a line covers.
const hashed = 100

// A lineHasher is a rolling hash, modulo 2^64, over the last code units. The
// hash of a line is complete when its first unit is about to leave the window.
type lineHasher struct {
	window    [hashed]uint64
	starts    [hashed]bool // which units of the window begin a line
	at        int          // where the oldest unit is, and the next goes
	sum       uint64
	power     uint64 // multiplier to the power of hashed
	lineStart bool
	hashes    []string
	counts    map[uint64]int
}

const multiplier = 37

func newLineHasher() *lineHasher {
	hasher := &lineHasher{power: 1, lineStart: true, counts: map[uint64]int{}}
	for range hashed {
		hasher.power *= multiplier
	}
	return hasher
}

func (h *lineHasher) add(unit rune) {
	h.complete()
	h.starts[h.at] = h.lineStart
	h.lineStart = unit == '\n'
	h.push(uint64(unit))
}

// finish adds the end of the text, and enough zeros to complete every hash.
func (h *lineHasher) finish() []string {
	const endOfText = 0xFFFF
	h.add(endOfText)
	for range hashed {
		h.complete()
		h.push(0)
	}
	return h.hashes
}

func (h *lineHasher) complete() {
	if h.starts[h.at] {
		h.starts[h.at] = false
		h.counts[h.sum]++
		h.hashes = append(h.hashes, fmt.Sprintf("%x:%d", h.sum, h.counts[h.sum]))
	}
}

func (h *lineHasher) push(unit uint64) {
	h.sum = h.sum*multiplier + unit - h.power*h.window[h.at]
	h.window[h.at] = unit
	h.at = (h.at + 1) % hashed
}
