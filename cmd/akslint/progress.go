package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/mattn/go-isatty"
)

// A progress shows on a terminal how far a long run is.
type progress struct {
	out         io.Writer // nil where nothing is shown
	done, total int
	next        time.Time // when to show again
	shown       bool
}

const (
	progressAfter = 300 * time.Millisecond
	progressEvery = 100 * time.Millisecond
)

func newProgress(stderr io.Writer, total int, off bool) *progress {
	if off || !isTerminal(stderr) {
		return &progress{}
	}
	return &progress{out: stderr, total: total, next: time.Now().Add(progressAfter)}
}

func (p *progress) step() {
	p.done++
	if p.out == nil || time.Now().Before(p.next) {
		return
	}
	p.next = time.Now().Add(progressEvery)
	p.shown = true
	_, _ = fmt.Fprintf(p.out, "\r\x1b[K%d of %d files", p.done, p.total)
}

// clear takes the line away, so that something else can be written.
func (p *progress) clear() {
	if p.shown {
		_, _ = fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}

func isTerminal(writer any) bool {
	file, ok := writer.(*os.File)
	return ok && isatty.IsTerminal(file.Fd())
}
