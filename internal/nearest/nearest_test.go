package nearest

import "testing"

func TestWord(t *testing.T) {
	known := []string{"host-network", "host-port", "host-path", "lint", "rules", "json"}
	for word, want := range map[string]string{
		"host-network": "host-network",
		"host-newtork": "host-network", // swapped
		"hostnetwork":  "host-network", // left out
		"host-ports":   "host-port",    // put in
		"host-part":    "host-port",    // replaced; the first of two
		"lnit":         "lint",
		"lin":          "lint",
		"jsno":         "json",
		"sarif":        "",
		"l":            "",
		"":             "",
		"network":      "",
	} {
		if got := Word(word, known); got != want {
			t.Errorf("%q: want %q, got %q", word, want, got)
		}
	}
	if got := Word("a", nil); got != "" {
		t.Errorf("want nothing, got %q", got)
	}
}

func TestHint(t *testing.T) {
	if got, want := Hint("lnit", []string{"lint"}), `, did you mean "lint"?`; got != want {
		t.Errorf("want %q, got %q", want, got)
	}
	if got := Hint("lint", []string{"sarif"}); got != "" {
		t.Errorf("want no hint, got %q", got)
	}
}

func TestCheck(t *testing.T) {
	if err := Check("json", "text", "json"); err != nil {
		t.Error(err)
	}
	for word, want := range map[string]string{
		"jsn": `"jsn" is not one of text, json, did you mean "json"?`,
		"xml": `"xml" is not one of text, json`,
		"":    `"" is not one of text, json`,
	} {
		if err := Check(word, "text", "json"); err == nil || err.Error() != want {
			t.Errorf("%q: want %q, got %v", word, want, err)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"ab", "ba", 1}, {"abc", "ca", 3}, {"kitten", "sitting", 3}, {"abcd", "badc", 2},
	} {
		if got := distance(test.a, test.b); got != test.want {
			t.Errorf("%q to %q: want %d, got %d", test.a, test.b, test.want, got)
		}
		if got := distance(test.b, test.a); got != test.want {
			t.Errorf("%q to %q: want %d, got %d", test.b, test.a, test.want, got)
		}
	}
}
