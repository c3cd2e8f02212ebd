package main

import (
	"fmt"
	"testing"
	"testing/fstest"
)

// Expressions are read as far as azure-cli needs, and what is not read is told.
func TestEval(t *testing.T) {
	const python = `
from os import path
NAMES = ['a', "b" 'c', r'\d']  # a comment with ( and '
BOTH = NAMES + [
    "e",
]
SELF = SELF + SELF
class Kind(str, Enum):
    one = "One"
class Other:
    one = "One"
def twice(x, y="Y"):
    if x:
        pass
    return [x, y]
def often():
    return 1
    return 2
`
	for expression, want := range map[string]string{
		`BOTH`:                         `[a bc \d e]`,
		`("x")`:                        `x`,
		`("x",)`:                       `[x]`,
		`("it's "` + "\n" + `"me")`:    `it's me`,
		`'''a "b" c'''`:                `a "b" c`,
		`'a\'b'`:                       `a'b`,
		`True`:                         `true`,
		`None`:                         `<nil>`,
		`Kind`:                         `map[one:One]`,
		`Kind.one.value`:               `One`,
		`Other.one`:                    `.one`,
		`twice("X")`:                   `[X Y]`,
		`twice(y="X", x=Kind.one)`:     `[One X]`,
		`often()`:                      `often(), which has 2 returns`,
		`"{} {b}".format("x", b="y")`:  `x y`,
		`f"{x}"`:                       `{x}`,
		`f"x"`:                         `x`,
		`"x" if y else "z"`:            `x if y else z`,
		`NAMES[0]`:                     `NAMES [ 0 ]`,
		`[x.value for x in Kind]`:      `[x . value for x in Kind]`,
		`-1`:                           `- 1`,
		`path`:                         `path is not in the tree`,
		`SELF`:                         `a sum`,
		`lambda x: y`:                  `lambda x`,
		`get_enum_type(["b"])`:         `map[choices:[b]]`,
		`CLIArgumentType(nargs=["b"])`: `map[nargs:[b]]`,
	} {
		source := &tree{modules: map[string]*module{}, files: fstest.MapFS{"m.py": {Data: []byte(python + "asked = " + expression + "\n")}}}
		read, err := source.module("m")
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint((scope{module: read}).named("asked")); got != want {
			t.Errorf("%s: want %s, got %s", expression, want, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("with a.b('c') as d:\n    for x in [1, (2)]:\n        e = f\"{x}\" + 'y'\n\ndef g(h=1, *i): return {'j': k}\n")
	f.Add("x = [\n(]\\\n'''")
	f.Fuzz(func(_ *testing.T, source string) {
		var all func(lines []*line)
		all = func(lines []*line) {
			for _, line := range lines {
				parse(line.tokens)
				head(line.tokens)
				assignment(line.tokens)
				all(line.body)
			}
		}
		all(read(source))
	})
}
