// Package embedded finds the scripts and manifests that stand inside other files:
// the fences of a Markdown page, the steps of a pipeline, the recipes of a
// Makefile. It knows how a host writes a text, not what the text says.
package embedded

import (
	"bytes"
	"sort"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/yamltree"
)

// A Block is a script or a manifest inside a file.
type Block struct {
	Language Language
	// Text is what the interpreter of the language gets: a YAML block scalar
	// without its indentation, a recipe after make has expanded it.
	Text []byte
	// Unit numbers the blocks of a file that run as one: those of one job, one
	// make target, one task, one Dockerfile, one Markdown page. What one block
	// does is there for the next of its unit.
	Unit int
	// Docs says that the block is documentation, which shows parts of commands
	// and alternatives.
	Docs bool
	// Constants are the environment variables that the host gives the block
	// with a value that can be known; nil where there are none.
	Constants map[string]string
	// Skipped says why the host never runs the block; "" where it may.
	Skipped string

	pieces []piece // in the order of Text, the last where it ends
	outer  *Block  // the block whose Text the pieces refer to; nil for the file
}

// Language is what a block is written in.
type Language uint8

// The languages of blocks.
const (
	Shell      Language = iota // bash and its relatives
	PowerShell                 // read it with Commands
	YAML                       // Kubernetes manifests, perhaps
)

// A piece is a run of Text and the run of bytes of the file that it stands for.
// Byte for byte they are the same until one of them ends.
type piece struct {
	text  int // where it starts in Text
	file  int // where it starts in the file
	width int // its length in the file
}

// At returns the offset in the file of what stands at an offset in Text. The
// end of a word is At the offset behind it.
func (b *Block) At(offset int) int {
	next := sort.Search(len(b.pieces), func(i int) bool { return b.pieces[i].text > offset })
	piece := b.pieces[max(next-1, 0)]
	at := piece.file + min(max(offset-piece.text, 0), piece.width)
	if b.outer != nil {
		return b.outer.At(at)
	}
	return at
}

// inner is a block within this one.
func (b *Block) inner(language Language) Block {
	return Block{Language: language, Unit: b.Unit, Docs: b.Docs, Constants: b.Constants, Skipped: b.Skipped, outer: b}
}

// Whole is a file that is one script.
func Whole(source *document.Source, language Language) Block {
	var text composer
	text.copy(source.Content, source.Offset(1), len(source.Content))
	return text.block(len(source.Content), Block{Language: language})
}

// Scalar is the text of a string, which stands in YAML or JSON.
func Scalar(source *document.Source, text *document.Node) Block {
	var value composer
	end := yamltree.FollowFrom(source, source.At(text.Span.Line, text.Span.Column), text.Text, value.put)
	return value.block(end, Block{Language: YAML})
}

// A composer puts the Text of a block together. Offsets are those of what the
// text is taken from, the file or the Text of another block, and never go back.
type composer struct {
	text   []byte
	pieces []piece
}

// copy adds the bytes between two offsets as they are.
func (c *composer) copy(from []byte, start, end int) {
	if start >= end {
		return
	}
	c.point(start, end-start)
	c.text = append(c.text, from[start:end]...)
}

// put adds text that stands for the bytes between two offsets.
func (c *composer) put(text string, start, end int) {
	if len(text) == end-start {
		c.point(start, end-start)
	} else if text != "" {
		c.pieces = append(c.pieces, piece{text: len(c.text), file: start, width: end - start})
	}
	c.text = append(c.text, text...)
}

// point begins a piece, or goes on with the last where it fits.
func (c *composer) point(start, width int) {
	if n := len(c.pieces); n > 0 {
		last := &c.pieces[n-1]
		if length := len(c.text) - last.text; length == last.width && last.file+last.width == start {
			last.width += width
			return
		}
	}
	c.pieces = append(c.pieces, piece{text: len(c.text), file: start, width: width})
}

// line adds a line of a source, from an offset on, and its end as a line feed.
func (c *composer) line(source *document.Source, number, start int) {
	text := source.Line(number)
	end := source.Offset(number) + len(text)
	c.copy(source.Content, start, end)
	if next := lineEnd(source, number); next > end {
		c.put("\n", end, next)
	}
}

// lineEnd is where line n ends, behind its line feed.
func lineEnd(source *document.Source, n int) int {
	if n < source.Lines() {
		return source.Offset(n + 1)
	}
	return len(source.Content)
}

// block finishes a block whose text ends at an offset of what it is taken from.
func (c *composer) block(end int, block Block) Block {
	c.pieces = append(c.pieces, piece{text: len(c.text), file: end})
	block.Text, block.pieces = c.text, c.pieces
	return block
}

// worthReading is a cheap test that spares the parsers what can hold neither
// an az command nor a manifest that a command reads.
func worthReading(text []byte) bool {
	for _, word := range [...]string{"az ", "<<", "az.", `az"`, "az'", `az\`, "az\t", "az\n", "az\r", "kubelogin", "kubectl"} {
		if bytes.Contains(text, []byte(word)) {
			return true
		}
	}
	return false
}

// lengthUntil is the length of what stands before the first of some characters.
func lengthUntil(text []byte, end string) int {
	if at := bytes.IndexAny(text, end); at >= 0 {
		return at
	}
	return len(text)
}
