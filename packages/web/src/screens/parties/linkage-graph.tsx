/**
 * The linkage map as a picture: zoomed and moved by mouse, fingers or keys, each node a link to its page. Owns: the drawing.
 * Loaded when it is first looked at. The same links stand in a table beside it.
 */
import { Background, Controls, Handle, MarkerType, Position, ReactFlow } from '@xyflow/react';
import type { Edge, Node, NodeProps } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon-shapes.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import { nodeWidth, placesOf } from './graph-layout.ts';
import { gapsAt, linkRef, pageOf } from './linkage.ts';
import type { LinkageMap, LinkNode } from './linkage.ts';
import css from './linkage.module.css';
import { partiesWords } from './words.ts';

type MapNode = Node<{ readonly node: LinkNode; readonly title: string; readonly gap: string | undefined }, 'thing'>;

const icons: Readonly<Record<LinkNode['column'], IconName>> = {
  consumer: 'customer',
  service: 'catalogue',
  component: 'settings',
  supplier: 'supplier',
};

function Thing({ data: { node, title, gap } }: NodeProps<MapNode>): ReactNode {
  const t = useWords(partiesWords);
  return (
    <div className={gap === undefined ? css['node'] : `${css['node']} ${css['gap']}`} data-column={node.column}>
      <Handle type="target" position={Position.Left} className={css['handle'] ?? ''} isConnectable={false} />
      <Icon name={icons[node.column]} size={16} />
      <span className={css['words']}>
        <span className={css['name']}>{title}</span>
        <span className={css['kind']}>{gap ?? t(`column_${node.column}`)}</span>
      </span>
      {gap !== undefined && <Icon name="warn" size={16} />}
      <Handle type="source" position={Position.Right} className={css['handle'] ?? ''} isConnectable={false} />
    </div>
  );
}

/** More nodes than these would be too small to read when all of them are shown: one begins at the top and moves. */
const readable = 32;

const nodeTypes = { thing: Thing };

export function LinkageGraph({ map }: { readonly map: LinkageMap }): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  const navigate = useNavigate();
  const places = useMemo(() => new Map(placesOf(map).map((place) => [place.ref, place])), [map]);
  const nodes = map.nodes.map((node): MapNode => {
    const [gap] = gapsAt(map, node.ref);
    const title = say(node.title);
    const { x = 0, y = 0 } = places.get(node.ref) ?? {};
    return {
      id: node.ref,
      type: 'thing',
      position: { x, y },
      width: nodeWidth,
      data: { node, title, gap: gap === undefined ? undefined : say(gap.message) },
      ariaLabel: `${title}, ${t(`column_${node.column}`)}${gap === undefined ? '' : `. ${say(gap.message)}`}`,
      draggable: false,
      connectable: false,
    };
  });
  const edges = map.links.map((link): Edge => {
    const ref = linkRef(link);
    const gap = ref === undefined ? undefined : gapsAt(map, ref)[0];
    return {
      id: `${link.from}>${link.to}`,
      source: link.from,
      target: link.to,
      className: css[gap === undefined ? (link.says === 'linkage' ? 'stated' : 'implied') : 'edgeGap'] ?? '',
      markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
      focusable: false,
      ...(gap === undefined ? {} : { label: '!' }),
    };
  });
  return (
    <div className={css['graph']} role="group" aria-label={t('map')}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        fitView={map.nodes.length <= readable}
        fitViewOptions={{ maxZoom: 1.1, padding: 0.08 }}
        defaultViewport={{ x: 0, y: 0, zoom: 0.75 }}
        minZoom={0.15}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable
        edgesFocusable={false}
        onNodeClick={(_, { data }) => void navigate({ to: pageOf(data.node) })}
        onNodesChange={(changes) => {
          // Enter on a node that has the focus selects it; that is how keys open its page.
          for (const change of changes) {
            const node =
              change.type === 'select' && change.selected ? nodes.find(({ id }) => id === change.id) : undefined;
            if (node !== undefined) void navigate({ to: pageOf(node.data.node) });
          }
        }}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'controls.zoomIn.ariaLabel': t('zoomIn'),
          'controls.zoomOut.ariaLabel': t('zoomOut'),
          'controls.fitView.ariaLabel': t('fit'),
          'node.a11yDescription.default': t('nodeHelp'),
        }}
      >
        <Background gap={24} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}
