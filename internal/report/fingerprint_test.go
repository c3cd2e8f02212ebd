package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLineHashes_codeQLAction has the 58 hashes of the test `hash` in
// src/fingerprints.test.ts of github/codeql-action, and the two that its test
// `addFingerprints` expects for files in src/testdata.
func TestLineHashes_codeQLAction(t *testing.T) {
	ended := []string{
		"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
		"b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
	}
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"empty", "", []string{"c129715d7a2bc9a3:1"}},
		{"four short lines", " a\nb\n  \t\tc\n d", []string{
			"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1",
		}},
		{"no line break at the end", " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End", []string{
			"8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1",
			"c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1",
		}},
		{"LF", " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", ended},
		{"CR", " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", ended},
		{"CRLF", " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", ended},
		{"all line breaks", " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", ended},
		{"equal lines", strings.Repeat("Lorem ipsum dolor sit amet.\n", 10), []string{
			"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4",
			"a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
			"55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1",
		}},
		{"alike lines", "x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n", []string{
			"e54938cc54b302f1:1", "bb609acbe9138d60:1", "1131fd5871777f34:1", "5c482a0f8b35ea28:1",
			"54517377da7028d2:1", "2c644846cb18d53e:1", "f1b89f20de0d133:1", "c129715d7a2bc9a3:1",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, lineHashes([]byte(test.text))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	if got := lineHashes([]byte("var a = 0;\nvar b = 0;\nvar c = 0;\nvar d = 0;\n"))[0]; got != "5e4d5a9cf1294ad9:1" {
		t.Errorf("testFile1.js, line 1: %s", got)
	}
	if got := lineHashes([]byte("var foo = 0;\nvar bar = 0;\nvar baz = 0;\nvar qux = 0;\n"))[1]; got != "f7592a95a9381ac0:1" {
		t.Errorf("testFile2.js, line 2: %s", got)
	}
}

// TestLineHashes_beyond has texts that codeql-action's tests do not; the
// hashes come from its algorithm, run by Node.js 20.
func TestLineHashes_beyond(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"byte order mark", "\uFEFFkind: Pod\nname: b\n", []string{"e0eaef67759e3256:1", "1b33ab6ad8d3afba:1", "c129715d7a2bc9a3:1"}},
		{"no byte order mark", "kind: Pod\nname: b\n", []string{"33c7d1a4746492df:1", "1b33ab6ad8d3afba:1", "c129715d7a2bc9a3:1"}},
		{"surrogate pairs", "name: \"😀 日本\"\nkind: Pod\n", []string{"7bb0e10c58c86f1f:1", "28ba5d815d3b3bf4:1", "c129715d7a2bc9a3:1"}},
		{"space between CR and LF", "a: 1\r \nb: 2\n", []string{"58cbbeb3a424f2b7:1", "93a8da794662ba1:1", "5d56533273a3bbdb:1", "c129715d7a2bc9a3:1"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, lineHashes([]byte(test.text))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
