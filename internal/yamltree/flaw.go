package yamltree

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/internal/document"
)

// hideable reports whether kubectl refuses something only when it writes the JSON, and
// not when it parses the YAML: by then, the last of equal keys has hidden the others.
func hideable(err error) bool {
	return errors.Is(err, errNotFinite) || errors.Is(err, errNullKey) || errors.Is(err, errHugeKey)
}

// flawMark begins the text of a node that stands for a flaw, which is followed by its
// index. No number has such a text.
const flawMark = "\x00flaw "

// flawed returns a node that stands for what is wrong at a place.
func (c *Chunk) flawed(at *yaml.Node, err error) document.Node {
	if fault := (*readError)(nil); !errors.As(err, &fault) {
		err = c.fault(at, err)
	}
	c.flaws = append(c.flaws, err)
	return document.Node{Kind: document.Number, Text: fmt.Sprint(flawMark, len(c.flaws)-1), Span: c.start(at).span(at)}
}

// flawIn returns the first flaw that is still in a tree.
func (c *Chunk) flawIn(node *document.Node) error {
	if index, marked := strings.CutPrefix(node.Text, flawMark); marked && node.Kind == document.Number {
		n, _ := strconv.Atoi(index) // it was written as a number
		return c.flaws[n]
	}
	for i := range node.Items {
		if err := c.flawIn(&node.Items[i]); err != nil {
			return err
		}
	}
	for i := range node.Members {
		if err := c.flawIn(&node.Members[i].Value); err != nil {
			return err
		}
	}
	return nil
}
