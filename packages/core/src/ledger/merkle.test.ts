import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Frontier } from './frontier.ts';
import { entryLeaf, leafHash, MerkleTree, merkleRoot, nodeHash } from './merkle.ts';
import { verifyConsistency, verifyInclusion } from './merkle-proofs.ts';

/** The eight leaves that implementations of RFC 6962 are compared with, and the root after each. */
const published = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const;

const leavesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => leafHash(utf8ToBytes(`leaf ${index}`)));
const grown = (leaves: readonly Uint8Array[]): Frontier =>
  leaves.reduce((edge, leaf) => edge.append(leaf), Frontier.empty);
const leaf = (leaves: readonly Uint8Array[], index: number): Uint8Array => leaves[index] ?? new Uint8Array(0);

test('the published roots, by the whole tree and by its edge', () => {
  const leaves = published.map(([hex]) => leafHash(hexToBytes(hex)));
  for (const [index, [, root]] of published.entries()) {
    expect(bytesToHex(merkleRoot(leaves.slice(0, index + 1)))).toBe(root);
    expect(bytesToHex(grown(leaves.slice(0, index + 1)).root())).toBe(root);
  }
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  expect([merkleRoot([]), Frontier.empty.root()].map(bytesToHex)).toEqual([empty, empty]);
});

test('seven leaves: proofs of the shapes that RFC 6962 §2.1.3 draws', () => {
  const [a, b, c, d, e, f, j] = Array.from({ length: 7 }, (_, at) => leaf(leavesOf(7), at));
  if (!a || !b || !c || !d || !e || !f || !j) throw new TypeError('seven leaves');
  const [g, h, i] = [nodeHash(a, b), nodeHash(c, d), nodeHash(e, f)];
  const [k, l] = [nodeHash(g, h), nodeHash(i, j)];
  const tree = new MerkleTree([a, b, c, d, e, f, j]);
  expect(tree.inclusionProof(0)).toEqual([b, h, l]);
  expect(tree.inclusionProof(3)).toEqual([c, g, l]);
  expect(tree.inclusionProof(4)).toEqual([f, j, k]);
  expect(tree.inclusionProof(6)).toEqual([i, k]);
  expect(tree.consistencyProof(3)).toEqual([c, d, g, l]);
  expect(tree.consistencyProof(4)).toEqual([l]);
  expect(tree.consistencyProof(6)).toEqual([i, j, k]);
});

test('an entry is a leaf by the 32 bytes of its hash', () => {
  expect(entryLeaf('ab'.repeat(32))).toEqual(leafHash(new Uint8Array(32).fill(0xab)));
});

const sizes = fc.integer({ min: 1, max: 130 });

test('every leaf has a proof, which holds for that leaf, place, size and root and for no other', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), (size, pick) => {
      const leaves = leavesOf(size);
      const tree = new MerkleTree(leaves);
      const index = pick % size;
      const claim = { leaf: leaf(leaves, index), index, size, root: tree.root() };
      const proof = tree.inclusionProof(index);
      expect(verifyInclusion(claim, proof)).toBe(true);
      expect(verifyInclusion({ ...claim, leaf: leafHash(claim.leaf) }, proof)).toBe(false);
      expect(verifyInclusion({ ...claim, root: claim.leaf }, [...proof, claim.leaf])).toBe(false);
      expect(verifyInclusion({ ...claim, index: size }, proof)).toBe(false);
      if (size > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % size }, proof)).toBe(false);
      if (size > 1) expect(verifyInclusion(claim, proof.slice(1))).toBe(false);
    }),
  );
});

test('every earlier tree has a proof that it is a beginning; a rewritten one has none', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), (size, pick) => {
      const leaves = leavesOf(size);
      const oldSize = 1 + (pick % size);
      const newer = { size, root: merkleRoot(leaves) };
      const older = { size: oldSize, root: merkleRoot(leaves.slice(0, oldSize)) };
      const proof = new MerkleTree(leaves).consistencyProof(oldSize);
      expect(verifyConsistency({ older, newer }, proof)).toBe(true);
      const forged = {
        size: oldSize,
        root: merkleRoot(leaves.slice(0, oldSize).with(pick % oldSize, leafHash(older.root))),
      };
      expect(verifyConsistency({ older: forged, newer }, proof)).toBe(false);
      expect(verifyConsistency({ older: newer, newer: older }, proof)).toBe(size === oldSize);
      expect(verifyConsistency({ older, newer }, [...proof, older.root])).toBe(false);
    }),
  );
});

test('the edge of a growing tree has the root of the whole one, and survives being written down', () => {
  fc.assert(
    fc.property(fc.nat(130), (size) => {
      const edge = grown(leavesOf(size));
      const again = Frontier.fromBytes(edge.toBytes());
      expect(again.size).toBe(size);
      expect(again.root()).toEqual(merkleRoot(leavesOf(size)));
      expect(again.append(leafHash(new Uint8Array(1))).root()).toEqual(
        merkleRoot([...leavesOf(size), leafHash(new Uint8Array(1))]),
      );
    }),
  );
});

test('bytes that are no edge are refused', () => {
  const bytes = grown(leavesOf(5)).toBytes();
  for (const broken of [bytes.slice(0, -1), bytes.slice(0, 7), bytes.with(7, 7), bytes.with(0, 255)])
    expect(() => Frontier.fromBytes(broken)).toThrow(RangeError);
});

test('there are no proofs beyond the tree', () => {
  const tree = new MerkleTree(leavesOf(3));
  expect(() => tree.inclusionProof(3)).toThrow(new RangeError('There is no leaf 3 in a tree of 3.'));
  expect(() => tree.consistencyProof(4)).toThrow(RangeError);
  expect(tree.consistencyProof(0)).toEqual([]);
});
