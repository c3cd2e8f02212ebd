package document

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func text(text string) Node { return Node{Kind: String, Text: text} }

func object(members ...Member) Node { return Node{Kind: Object, Members: members} }

func field(key string, value Node) Member { return Member{Key: key, Value: value} }

func TestDocument_Name(t *testing.T) {
	metadata := func(members ...Member) Node { return object(field("metadata", object(members...))) }
	for _, test := range []struct {
		doc  Document
		want string
	}{
		{Document{Kind: "Pod", Root: metadata(field("name", text("a")), field("namespace", text("b")))}, "Pod/b/a"},
		{Document{Kind: "Pod", Root: metadata(field("name", text("a")))}, "Pod/a"},
		{Document{Kind: "Pod", Root: metadata(field("generateName", text("a-")))}, "Pod/a-"},
		{Document{Kind: "Pod", Root: metadata(field("name", Node{Kind: Unknown, Text: "${A}"}))}, "Pod/${A}"},
		{Document{Kind: "Pod", Root: metadata(field("name", object()))}, "Pod"},
		{Document{Kind: "Pod", Root: object()}, "Pod"},
		{Document{Class: Cluster, Kind: "ManagedCluster", Root: object(field("name", text("a")))}, "ManagedCluster/a"},
		{Document{Class: Cluster, Kind: "ManagedCluster", Root: object()}, "ManagedCluster"},
		{Document{Class: Command, Kind: KindCommand, Root: object(field("words", text("az aks create")))}, "az aks create"},
	} {
		if got := test.doc.Name(); got != test.want {
			t.Errorf("want %s, got %s", test.want, got)
		}
	}
}

func TestPath_Pointer(t *testing.T) {
	path := Path{Key("spec"), Key("a/b~c"), Index(10), Key(""), Key("0")}
	if got, want := path.Pointer(), "/spec/a~1b~0c/10//0"; got != want {
		t.Errorf("want %s, got %s", want, got)
	}
	if got := (Path{}).Pointer(); got != "" {
		t.Errorf("the root: got %s", got)
	}
}

func TestNode_Set(t *testing.T) {
	node := object()
	node.Set("a", Span{Line: 1}, text("1"))
	node.Set("b", Span{Line: 2}, text("2"))
	node.Set("a", Span{Line: 3}, text("3"))
	want := object(Member{"a", Span{Line: 3}, text("3")}, Member{"b", Span{Line: 2}, text("2")})
	if diff := cmp.Diff(want, node); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if node.Get("c") != nil || (*Node)(nil).Get("a") != nil || node.Get("a").Get("b") != nil {
		t.Error("a missing field must be nil")
	}
}

func TestNode_MarshalJSON(t *testing.T) {
	node := object(
		field("null", Node{}), field("bool", Node{Kind: Bool, Text: "true"}), field("number", Node{Kind: Number, Text: "1e400"}),
		field("text", text("<é\"\n\u2028\xff>")), field("unknown", Node{Kind: Unknown, Text: "<x> & ${Y}"}),
		field("list", Node{Kind: Array, Items: []Node{text("a"), {Kind: Array}, object()}}), field("a\"b", text("")),
	)
	got, err := json.Marshal(&node)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"null":null,"bool":true,"number":1e400,"text":"\u003cé\"\n\u2028` + "\uFFFD" + `\u003e",` +
		`"unknown":{"unknown":"\u003cx\u003e \u0026 ${Y}"},"list":["a",[],{}],"a\"b":""}`
	if diff := cmp.Diff(want, strings.ReplaceAll(string(got), `\ufffd`, "\uFFFD")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	plain, _ := node.Get("unknown").MarshalJSON()
	if want := `{"unknown":"<x> & ${Y}"}`; string(plain) != want {
		t.Errorf("want %s, got %s", want, plain)
	}
}

func TestUnresolved(t *testing.T) {
	for _, text := range []string{
		"{{ .Values.x }}", "a-{{x}}-b", "${X}", "${x:-y}", "$(pwd)", "$X", "a$X", "$_X", "<x>", "<your name>", "registry/<name>:1", "%VAR_1%", "C:\\%HOME%\\a", "__TAG__", "a:__T__",
		"#{X}#", "#{Cluster.Name}#", "a-#{x-y}#/b", "#{ tag }#", "@@X@@", "a:@@tag@@", "~{x}~", "a/~{Tag_1}~", "%x%", "%tag-name%",
		"{X}", "{TENANT_ID}", "{TENANT-ID}", "[X]", "[OFFICE-IP]", "[AB_C]", "$tag", "$tag_1",
	} {
		if !Unresolved(text) {
			t.Errorf("%q is unresolved", text)
		}
	}
	for _, text := range []string{
		"", "a", "{x}", "{{}}", "{{ x", "}} x {{", "$", "a$", "$x", "$1", "$tAg", "a$tag", "$tag-a", "^a$", "$2y$10$abc", "${}", "${x", "$()", "<>", "<1>", "a < b > c", "<a href=\"x\">", "a <b/> c", "x<y", "<a=b>", "100%", "5%_%",
		"%C3%A9", "https://x/%2F%2Fy", "a%20b%20c", "a%x%b", "__init__", "____", "_x_", "__5__", "a\n${X}\n", "%%", "$$",
		"#{}#", "#{x", "#{x}", "#{a b}#", "@@", "@@@@", "@@ -1 +1 @@", "a@@b", "~{}~", "~{a,b}~", "#{1}#", "@@é@@",
		"{}", "[]", "{x}", "[x]", "{a b}", "a{X}", "{X}b", "[A]b", "[X][Y]", "[A-Z]", "[A-Z_]", "[A-Z0-9]", "[-A]", "{A-}", "{1}", "{1,3}", "{\"A\": 1}", "[é]", "% x y %",
	} {
		if Unresolved(text) {
			t.Errorf("%q is resolved", text)
		}
	}
}

func TestSource_lines(t *testing.T) {
	for _, test := range []struct {
		content string
		want    []string
	}{
		{"", []string{""}},
		{"\n", []string{""}},
		{"a", []string{"a"}},
		{"a\n", []string{"a"}},
		{"a\n\n", []string{"a", ""}},
		{"a\r\nb\rc\r\n", []string{"a", "b\rc"}},
		{"\uFEFFa\nb", []string{"a", "b"}},
		{"\uFEFF", []string{""}},
		{"a\u2028b\n\uFEFFc", []string{"a\u2028b", "\uFEFFc"}},
	} {
		source := Source{Content: []byte(test.content)}
		var got []string
		for n := 1; n <= source.Lines(); n++ {
			got = append(got, string(source.Line(n)))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: -want +got:\n%s", test.content, diff)
		}
		if source.Line(0) != nil || source.Line(len(got)+1) != nil {
			t.Errorf("%q: a missing line must be nil", test.content)
		}
		all := string(source.Text(1, source.Lines()))
		if want := strings.TrimPrefix(test.content, "\uFEFF"); all != want {
			t.Errorf("%q: all lines are %q", test.content, all)
		}
	}
}

// Places are right in any order of calls.
func TestSource_places(t *testing.T) {
	for _, content := range []string{"ab\ncd\r\n\nef", "\uFEFFéa\n日本x\r\n\U0001F600y", strings.Repeat("é", 50)} {
		source := Source{Content: []byte(content)}
		source.Lines()
		for pass, step := range []int{1, -1, 7} {
			for i := range len(content) {
				offset := ((i*step)%len(content) + len(content)) % len(content)
				if utf8.RuneStart(content[offset]) && !strings.HasPrefix(content[offset:], "\uFEFF") {
					comparePlace(t, fmt.Sprint("pass ", pass), &source, offset)
				}
			}
		}
	}
}

func comparePlace(t *testing.T, name string, source *Source, offset int) {
	t.Helper()
	got := source.SpanAt(offset, 1)
	before := strings.TrimPrefix(string(source.Content[:offset]), "\uFEFF")
	line := before[strings.LastIndex(before, "\n")+1:]
	column := utf8.RuneCountInString(line) + 1
	width := utf8.RuneCount(source.Line(strings.Count(before, "\n") + 1))
	if want := uint32(min(column, width+1)); got.Column != want || got.Line != uint32(strings.Count(before, "\n")+1) || got.End > uint32(width+1) {
		t.Errorf("%s: offset %d of %q: got %+v", name, offset, source.Content, got)
	}
	rest := source.Rest(got.Line, got.Column)
	if want := strings.TrimRight(string(source.Content[offset:][:len(rest)]), "\r\n"); string(rest) != want && len(rest) > 0 {
		t.Errorf("%s: %+v of %q: want %q, got %q", name, got, source.Content, want, rest)
	}
}

func TestSource_spans(t *testing.T) {
	source := Source{Content: []byte("aé日b\r\nc")}
	for _, test := range []struct {
		offset, length int
		want           Span
	}{
		{0, 3, Span{1, 1, 3}},
		{1, 5, Span{1, 2, 4}},
		{3, 100, Span{1, 3, 5}},
		{7, 2, Span{1, 5, 5}},
		{8, 1, Span{1, 5, 5}},
		{9, 1, Span{2, 1, 2}},
		{10, 0, Span{2, 2, 2}},
		{99, 1, Span{2, 2, 2}},
		{-1, 1, Span{1, 1, 2}},
	} {
		if got := source.SpanAt(test.offset, test.length); got != test.want {
			t.Errorf("%d bytes at %d: want %+v, got %+v", test.length, test.offset, test.want, got)
		}
	}
}

// A line of a megabyte must not take minutes.
func BenchmarkSource_longLine(b *testing.B) {
	for _, letter := range []string{"a", "é"} {
		b.Run(letter, func(b *testing.B) {
			content := []byte(strings.Repeat(letter, 500_000))
			for b.Loop() {
				source := Source{Content: content}
				for offset := 0; offset < len(content); offset += 10 {
					source.SpanAt(offset, 4)
				}
			}
		})
	}
}

func TestProblem_String(t *testing.T) {
	for _, test := range []struct {
		problem Problem
		want    string
	}{
		{Problem{File: "a", Message: "b"}, "a: b"},
		{Problem{File: "a", Line: 1, Message: "b"}, "a:1: b"},
		{Problem{File: "a", Line: 1, Column: 2, Message: "b"}, "a:1:2: b"},
	} {
		if got := test.problem.String(); got != test.want {
			t.Errorf("want %s, got %s", test.want, got)
		}
	}
}
