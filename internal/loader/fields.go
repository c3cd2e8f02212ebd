package loader

import "github.com/akslint/akslint/internal/document"

// manyFields is where looking through all fields for one becomes slower than
// an index of them.
const manyFields = 32

// fields collects the members of an object while it is read. They are unique
// as document.Node.Set has it, and a ConfigMap with thousands is no slower for
// each.
type fields struct {
	members []document.Member
	index   map[string]int // nil while the fields are few
}

func newFields(count int) fields {
	return fields{members: make([]document.Member, 0, count)}
}

// set adds a field, in the place of one that has its key.
func (f *fields) set(member document.Member) {
	if at, known := f.find(member.Key); known {
		f.members[at] = member
		return
	}
	if f.index != nil {
		f.index[member.Key] = len(f.members)
	}
	f.members = append(f.members, member)
}

func (f *fields) find(key string) (int, bool) {
	if f.index == nil && len(f.members) < manyFields {
		for i := range f.members {
			if f.members[i].Key == key {
				return i, true
			}
		}
		return 0, false
	}
	if f.index == nil {
		f.index = make(map[string]int, 2*manyFields)
		for i := range f.members {
			f.index[f.members[i].Key] = i
		}
	}
	at, known := f.index[key]
	return at, known
}
