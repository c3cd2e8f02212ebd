package resource

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/document"
)

// A row of the table is all that a new type takes.
func TestTypes_areOneTable(t *testing.T) {
	const added = "Microsoft.Cache/redis"
	if IsKnown(added) || Mentions([]byte(added)) {
		t.Fatal("the type is known before it is added")
	}
	before := types
	t.Cleanup(func() { types = before })
	rows := []known{{added, "Redis"}}
	for _, row := range before.byName {
		rows = append(rows, row)
	}
	types = newIndex(rows...)
	for _, row := range rows {
		for _, written := range []string{row.name, strings.ToLower(row.name), strings.ToUpper(row.name)} {
			for _, text := range []string{written, "x/" + written + "@2024-01-01", "/" + written + "/"} {
				if !Mentions([]byte(text)) {
					t.Errorf("%s is not seen", text)
				}
			}
			if Mentions([]byte(written[:len(written)-1])) {
				t.Errorf("%s is seen without its last letter", written)
			}
			root := document.Node{Kind: document.Object}
			root.Set("type", document.Span{}, document.Node{Kind: document.String, Text: written})
			doc := New(root, nil, Origin{}, document.Span{})
			if doc.Kind != row.kind || doc.Root.Get("type").Text != row.name {
				t.Errorf("%s becomes %s of type %s", written, doc.Kind, doc.Root.Get("type").Text)
			}
		}
	}
}
