package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/akslint/akslint/internal/lint"
	"github.com/akslint/akslint/internal/report"
)

// full takes nothing, like a disk that is full.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// What cannot be written is trouble, whichever command writes it.
func TestRun_fullOutput(t *testing.T) {
	const cluster = "../../testdata/cluster-five-ways/create.sh"
	for _, command := range []string{
		"lint " + cluster, "lint --format json " + cluster, "lint --format sarif " + cluster, "parse " + cluster, "parse --format json " + cluster,
		"rules", "rules --format json", "explain host-pid",
	} {
		var stderr bytes.Buffer
		code := run(strings.Fields(command), strings.NewReader(""), full{}, &stderr)
		if code != exitTrouble || !strings.HasPrefix(stderr.String(), "akslint: ") || !strings.Contains(stderr.String(), "no space left\n") {
			t.Errorf("%s: exit code %d, %q", command, code, stderr.String())
		}
	}
}

// A terminal shows how far a run is, from a while after its start on, and
// nothing of it stays before something else is written.
func TestSession_progress(t *testing.T) {
	var terminal bytes.Buffer
	output, err := report.New("text", &bytes.Buffer{}, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	session := session{report: output, progress: &progress{out: &terminal, total: 3}}
	take := func(want string) {
		t.Helper()
		if err := session.take(lint.Result{}); err != nil {
			t.Fatal(err)
		}
		if terminal.String() != want {
			t.Errorf("want %q, got %q", want, terminal.String())
		}
	}
	take("\r\x1b[K1 of 3 files")
	session.progress.next = time.Now().Add(time.Hour)
	take("\r\x1b[K1 of 3 files")
	session.progress.next = time.Time{}
	take("\r\x1b[K1 of 3 files\r\x1b[K3 of 3 files")
	session.progress.clear()
	session.progress.clear()
	if got := terminal.String(); !strings.HasSuffix(got, "3 of 3 files\r\x1b[K") {
		t.Errorf("got %q", got)
	}
}
